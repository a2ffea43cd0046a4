import { Monitor, Moon, Sun } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useStore } from 'zustand';
import { listen, listenLost } from '../api/events';
import { appStore, loadApp } from '../app-state';
import { setTheme, theme, type Theme } from './theme';

const PAGES: readonly (readonly [string, string])[] = [['/', 'Jobs'], ['/monitoring', 'Monitoring'], ['/runs', 'Runs'], ['/sessions', 'Sessions'], ['/catalog', 'Catalog'], ['/quality', 'Data quality']];
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

export function Shell({ children }: { readonly children: ReactNode }) {
  const [location] = useLocation();
  const info = useStore(appStore, (s) => s.info);
  const [lost, setLost] = useState(false);
  useEffect(() => listenLost(setLost), []);
  useEffect(() => listen((e) => { if (e.type === 'app' || e.type === 'gap') void loadApp(); }), []);
  const here = (path: string) => (path === '/' ? location === '/' || location.startsWith('/jobs') : location.startsWith(path));
  return (
    <>
      <a className="skip" href="#main">Skip to content</a>
      <header className="top">
        <Link href="/" className="brand"><Mark />glueprint<span className="brand-project">{info?.project}</span></Link>
        <nav aria-label="Pages">
          {PAGES.map(([path, title]) => <Link key={path} href={path} className="top-link" aria-current={here(path) ? 'page' : undefined}>{title}</Link>)}
        </nav>
        <div className="top-end">
          {info !== undefined && <span className={info.engine.ok ? 'engine' : 'engine is-missing'} title={info.engine.hint}><span className={`dot ${info.engine.ok ? 'dot-done' : 'dot-failed'}`} aria-hidden />{info.engine.name}{!info.engine.ok && ' missing'}</span>}
          {lost && <span className="engine is-missing" role="status" title="What you change is kept in this window and saved when the server is back. After a restart, open the URL that it prints."><span className="dot dot-failed" aria-hidden />not connected</span>}
          {info?.readOnly === true && <span className="engine">read-only</span>}
          <ThemeButton />
        </div>
      </header>
      {info?.appFailure !== undefined && <div className="notice notice-error app-failure" role="alert"><div><p className="notice-title">The app could not be synthesized: its jobs are shown as they were before.</p><pre tabIndex={0}>{info.appFailure}</pre></div></div>}
      <main id="main" tabIndex={-1}>{children}</main>
    </>
  );
}

function Mark() {
  return <svg width="22" height="22" viewBox="0 0 24 24" aria-hidden><rect x="1" y="1" width="22" height="22" rx="6" fill="var(--accent)" /><path d="M6.5 8h4l3 8h4M6.5 16h4" stroke="#fff" strokeWidth="2" fill="none" strokeLinecap="round" strokeLinejoin="round" /></svg>;
}

function ThemeButton() {
  const [now, setNow] = useState<Theme>(theme());
  useEffect(() => setTheme(now), [now]);
  const Icon = THEME_ICONS[now];
  return <button type="button" className="button button-quiet button-icon" aria-label={`Colours: ${now}. Change`} title={`Colours: ${now}`} onClick={() => setNow(THEMES[(THEMES.indexOf(now) + 1) % THEMES.length] ?? 'system')}><Icon size={17} aria-hidden /></button>;
}
