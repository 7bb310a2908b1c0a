package diagnostics

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"florilege/backend/nonet"
	"florilege/backend/store"
)

// Text writes a report to be read, in French or in English ("en").
func Text(r Report, language string) string {
	w := writer{english: language == "en"}
	w.title(w.say("Diagnostic de Florilège", "Florilège diagnostic"))
	w.note(w.say(
		"Ce texte ne contient aucune parole, aucun nom, aucun titre et aucun chemin de fichier. Relisez-le avant de l’envoyer.",
		"This text holds no words of a testimony, no name, no title and no path of a file. Read it before you send it."))
	w.fact(w.say("Fait le", "Made"), r.Made.UTC().Format(time.RFC3339))

	w.part(w.say("Programme", "Program"))
	w.fact("Florilège", r.Version)
	w.fact(w.say("Composant d’affichage", "Web view"), r.Webview)
	w.fact(w.say("Réseau", "Network"), w.network(r.Network))
	w.fact("Go", r.System.Go)

	w.part(w.say("Système", "System"))
	w.fact(w.say("Nom", "Name"), r.System.Name)
	w.fact(w.say("Noyau", "Kernel"), strings.TrimSpace(r.System.OS+" "+r.System.Kernel+" "+r.System.Arch))
	w.fact(w.say("Processeurs", "Processors"), fmt.Sprint(r.System.CPUs))
	w.fact(w.say("Mémoire", "Memory"), r.System.Memory)
	w.fact(w.say("Affichage", "Display"), r.System.Session)
	w.fact(w.say("Langue du système", "System language"), r.System.Locale)

	w.settings(r)
	w.project(r.Project)

	w.part(w.say("Journal du programme (le plus récent à la fin)", "Log of the program (the newest last)"))
	if r.Log == "" {
		w.note(w.say("vide", "empty"))
	}
	w.WriteString(r.Log)
	return w.String()
}

type writer struct {
	strings.Builder
	english bool
}

func (w *writer) say(french, english string) string {
	if w.english {
		return english
	}
	return french
}

func (w *writer) title(s string) { fmt.Fprintf(w, "%s\n\n", s) }
func (w *writer) part(s string)  { fmt.Fprintf(w, "\n%s\n", s) }
func (w *writer) note(s string)  { fmt.Fprintf(w, "  %s\n", s) }

// fact writes one line; what is not known is left out.
func (w *writer) fact(name, value string) {
	if value != "" {
		w.note(name + w.say(" : ", ": ") + value)
	}
}

func (w *writer) yes(is bool) string {
	if is {
		return w.say("oui", "yes")
	}
	return w.say("non", "no")
}

func (w *writer) network(s nonet.State) string {
	switch s {
	case nonet.Closed:
		return w.say("fermé par le noyau", "closed by the kernel")
	case nonet.Display:
		return w.say("ouvert à l’affichage distant, que vous avez autorisé", "open to the remote display that you allowed")
	case nonet.Refused:
		return w.say("le noyau n’accepte pas le filtre", "the kernel takes no filter")
	case nonet.Unknown:
		return w.say("pas de filtre pour ce système", "no filter for this system")
	}
	return string(s)
}

func (w *writer) settings(r Report) {
	if r.Settings == nil {
		return
	}
	s := r.Settings
	w.part(w.say("Réglages", "Settings"))
	w.fact(w.say("Langue", "Language"), known(s.Locale, "fr", "en"))
	w.fact(w.say("Thème", "Theme"), known(s.Theme, "light", "dark", "system"))
	w.fact(w.say("Taille du texte", "Text size"), fmt.Sprint(s.TextSize))
	w.fact(w.say("Fenêtre", "Window"), fmt.Sprintf("%d × %d", s.Window.Width, s.Window.Height))
	w.fact(w.say("Nom du codeur choisi", "Coder's name chosen"), w.yes(s.Coder != ""))
	w.fact(w.say("Projets récents", "Recent projects"), fmt.Sprint(len(s.Recent)))
	w.fact(w.say("Codes épinglés", "Pinned codes"), fmt.Sprint(len(s.Pinned)))
}

func (w *writer) project(p *Project) {
	if p == nil {
		return
	}
	w.part(w.say("Projet", "Project"))
	w.fact(w.say("Fichier", "File"), fmt.Sprintf("%d %s", p.Bytes, w.say("octets", "bytes")))
	if p.Failed != "" {
		w.fact(w.say("Ne peut être lu", "Cannot be read"), string(p.Failed))
	}
	if p.Failed == "" || p.Took > 0 {
		w.fact("Format", fmt.Sprint(store.Version))
		w.fact(w.say("Protégé par une phrase secrète", "Protected by a passphrase"), w.yes(p.Sealed))
	}
	if p.Failed != "" {
		return
	}
	s := p.Summary
	for _, f := range []struct {
		name string
		n    int
	}{
		{w.say("Témoignages", "Testimonies"), s.Testimonies},
		{w.say("Mots", "Words"), p.Words},
		{w.say("Mots du plus long", "Words of the longest"), p.Longest},
		{w.say("Citations", "Quotes"), s.Quotes},
		{w.say("Citations comptées une fois", "Quotes counted once"), s.Once},
		{w.say("Groupes liés", "Linked groups"), s.Linked},
		{"Codes", s.Codes},
		{w.say("Recueils", "Collections"), s.Collections},
		{w.say("Changements", "Changes"), int(s.Revision)},
	} {
		w.fact(f.name, fmt.Sprint(f.n))
	}
	w.fact(w.say("Formats", "Formats"), counted(p.Formats))
	if p.Index != nil {
		w.fact(w.say("Index de recherche à jour", "Search index up to date"), w.yes(p.Index.Ready && p.Index.Err == nil))
	}
	sound := w.say("sain", "sound")
	if len(p.Wrong) > 0 {
		sound = w.say("à réparer : ", "to be repaired: ") + counted(p.Wrong)
	}
	w.fact(w.say("Contrôle", "Check"), fmt.Sprintf("%s (%d ms)", sound, p.Took.Milliseconds()))
}

func counted(m map[string]int) string {
	parts := make([]string, 0, len(m))
	for _, k := range slices.Sorted(maps.Keys(m)) {
		parts = append(parts, fmt.Sprintf("%s %d", k, m[k]))
	}
	return strings.Join(parts, ", ")
}
