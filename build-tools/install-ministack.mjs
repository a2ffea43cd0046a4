// Makes .venv-ministack with MiniStack, an emulator of AWS that enforces IAM, for the access tests and the suites on emulators.
import { install } from './python-environment.mjs';

install('.venv-ministack', ['ministack==1.5.33'], ['bin/ministack']);
