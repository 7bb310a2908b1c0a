//go:build !linux

package main

import "fmt"

// onThisSystem lists the trials that need the help of the system: none here.
func onThisSystem() []trial { return nil }

// playOnThisSystem is play for the roles of this system, which has none.
func playOnThisSystem(role string) error { return fmt.Errorf("no role %q", role) }
