import type { Locale } from '../types'

/** What a diagnostic looks like, in both languages. */
const texts: Record<Locale, string> = {
  fr: `Diagnostic de Florilège

  Ce texte ne contient aucune parole, aucun nom, aucun titre et aucun chemin de fichier. Relisez-le avant de l’envoyer.
  Fait le : 2026-03-14T09:00:00Z

Programme
  Florilège : 0.2.0
  Composant d’affichage : WebKitGTK 2.50.6
  Réseau : fermé par le noyau

Système
  Nom : Debian GNU/Linux 12 (bookworm)
  Processeurs : 8
  Mémoire : 16303212 kB

Projet
  Fichier : 1507328 octets
  Format : 2
  Témoignages : 14
  Citations : 42
  Contrôle : sain (38 ms)

Journal du programme (le plus récent à la fin)
{"time":"2026-03-14T08:59:12Z","level":"INFO","msg":"started","program":{"version":"0.2.0","os":"linux"},"is":"closed"}
{"time":"2026-03-14T08:59:13Z","level":"INFO","msg":"opened","code":"done","testimonies":14,"quotes":42,"codes":31}
`,
  en: `Florilège diagnostic

  This text holds no words of a testimony, no name, no title and no path of a file. Read it before you send it.
  Made: 2026-03-14T09:00:00Z

Program
  Florilège: 0.2.0
  Web view: WebKitGTK 2.50.6
  Network: closed by the kernel

Project
  File: 1507328 bytes
  Format: 2
  Testimonies: 14
  Check: sound (38 ms)

Log of the program (the newest last)
{"time":"2026-03-14T08:59:12Z","level":"INFO","msg":"started","program":{"version":"0.2.0","os":"linux"},"is":"closed"}
`,
}

/** The part of the fake bridge that makes diagnostics. */
export const fakeDiagnostics = (locale: Locale): string => texts[locale]
