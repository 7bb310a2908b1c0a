/** Names, of a kind that lands in every list, that would run if ever they were taken for markup. */
export const hostileNames = [
  `<img src=x onerror=canary('img')>`,
  `<svg onload=canary('svg')><script>canary('script')<\\script>`,
  `"><input autofocus onfocus="canary('focus')">`,
  `javascript:canary('link')`,
  `{{constructor.constructor("canary('template')")()}} \${canary('literal')}`,
  `'); canary('quote'); ('`,
] as const

/** The same, and more, as the words of an interview. Nothing here may become an element. */
export const hostileWords = [
  `Enquêtrice : Et <script>canary('turn')</script> là ?`,
  `Nora : ${hostileNames.join(' ')} voilà.`,
  `Enquêtrice : <iframe srcdoc="<script>parent.canary('frame')</script>"></iframe> d’accord ?`,
  `Nora : <a href="javascript:canary('anchor')">clic</a> [clic](javascript:canary('markdown')) ![x](http://192.0.2.1/x.png) voilà.`,
  `Enquêtrice : <style>body { background: url(http://192.0.2.1/css) }</style><link rel=stylesheet href=http://192.0.2.1/l> oui ?`,
  `Nora : </textarea></title></style><script src=http://192.0.2.1/s.js></script><base href=http://192.0.2.1/><meta http-equiv=refresh content="0;url=http://192.0.2.1/"> voilà.`,
  `Enquêtrice : <form action=http://192.0.2.1/><button autofocus onfocus=canary('form')>x</button></form><details open ontoggle=canary('toggle')>x</details> ?`,
  `Nora : window.go.desktop.App.DeleteTestimony('x') WailsInvoke('Q') window.runtime.BrowserOpenURL('http://192.0.2.1/') voilà.`,
  `Enquêtrice : Vers la droite : \u202Egpj.exe\u202C, caché : \u200B\u2060\u00AD, isolé : \u2067abc\u2069, homoglyphe : Nоrа ?`,
  `Nora : Une commande : \u001b[2J\u001b]0;titre\u0007 fini. =HYPERLINK("http://192.0.2.1/") @SUM(1) voilà.`,
].join('\n\n')

/** Counts the elements that only markup taken from words could have made. */
export const injected = (): number =>
  document.querySelectorAll(
    '#app img:not(.cm-widgetBuffer), #app svg[onload], #app script, #app link, #app style, #app base, #app meta, #app form, ' +
      '#app object, #app embed, #app iframe:not([sandbox=""]), [onerror], [onfocus], [onload], [ontoggle], ' +
      '#app a[href], #app [autofocus]',
  ).length
