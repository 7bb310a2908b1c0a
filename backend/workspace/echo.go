package workspace

import "florilege/backend/corpus"

// echo is how often, and by how many people, something is said.
type echo struct{ times, people int }

// voice is somebody who speaks: a participant wherever they do, else a speaker of
// one testimony.
type voice struct {
	participant corpus.ID
	said
}

// voiceOf returns who speaks in a testimony; where nobody says, one voice for all of it.
func voiceOf(m corpus.Testimony, speaker int) voice {
	if p := m.ParticipantOf(speaker); p != "" {
		return voice{participant: p}
	}
	return voice{said: said{m.ID, speaker}}
}

// echo counts how often a quote's words are said, by the confirmed repeats that link
// it. What is said by those who ask the questions counts nowhere.
func (d *describer) echo(quote corpus.ID) (echo, error) {
	verdict, linked := d.links.of[quote]
	if !linked {
		return echo{1, 1}, nil
	}
	if e, known := d.echoed[verdict]; known {
		return e, nil
	}
	times, people := 0, map[voice]bool{}
	for _, id := range d.links.groups[verdict].Quotes {
		q, err := d.tx.Quotes().Get(id)
		if gone(err) {
			continue
		}
		if err != nil {
			return echo{}, err
		}
		m, _, err := d.around(q.Testimony)
		if err != nil {
			return echo{}, err
		}
		if m.Interviews(q.Speaker) {
			continue
		}
		times++
		people[voiceOf(m, q.Speaker)] = true
	}
	e := echo{max(1, times), max(1, len(people))}
	d.echoed[verdict] = e
	return e, nil
}
