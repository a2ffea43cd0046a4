#!/bin/sh
# Installs the browser that the Studio's tests drive; does nothing where one is there already. For Debian and its children, as root.
set -eu
for name in chromium chromium-browser google-chrome-stable google-chrome; do
  if command -v "$name" >/dev/null 2>&1; then echo "found $(command -v "$name")"; exit 0; fi
done
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium fonts-dejavu-core
