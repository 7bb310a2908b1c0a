package trace

import (
	"fmt"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	text := `100 openat(AT_FDCWD, "\x2f\x61", O_RDWR|O_CREAT|O_CLOEXEC, 0600) = 5
100 --- SIGURG {si_signo=SIGURG, si_code=SI_TKILL, si_pid=100, si_uid=0} ---
100 pwrite64(5, "\x00\x29\x2c", 3, 4096 <unfinished ...>
101 fdatasync(5 <unfinished ...>
100 <... pwrite64 resumed>)             = 3
101 <... fdatasync resumed>)            = -1 EIO (Input/output error) (INJECTED)
100 renameat(AT_FDCWD, "\x61", AT_FDCWD, "\x62") = 0
101 write(1, "\x7b", 1 <unfinished ...>
102 fsync(5)                            = ?
103 fsync(5 <ptrace(SYSCALL):No such process>
101 +++ killed by SIGKILL +++
`
	calls, err := Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range calls {
		var args []string
		for _, a := range c.Args {
			args = append(args, fmt.Sprintf("%s%q", a.Text, a.Data))
		}
		got = append(got, fmt.Sprintf("%d %d %s %v %d %s", c.Enter, c.Leave, c.Name, args, c.Ret, c.Error))
	}
	want := []string{
		`0 0 openat [AT_FDCWD"" "/a" O_RDWR|O_CREAT|O_CLOEXEC"" 0600""] 5 `,
		`2 4 pwrite64 [5"" "\x00)," 3"" 4096""] 3 `,
		`3 5 fdatasync [5""] -1 EIO`,
		`6 6 renameat [AT_FDCWD"" "a" AT_FDCWD"" "b"] 0 `,
		`7 -1 write [1"" "{" 1""] 0 `,
		`8 -1 fsync [5""] 0 `,
		`9 -1 fsync [5""] 0 `,
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
	if calls[1].Args[3].Int() != 4096 || calls[0].Args[1].Int() != -1 {
		t.Error("an argument is not its number")
	}
}

func TestRefused(t *testing.T) {
	for _, line := range []string{
		"100 something",
		`100 write(1, "\x00\x01"..., 400) = 400`,
		`100 write(1, "ab\n", 3) = 3`,
		`100 write(1, "\x0`,
		"100 <... write resumed>) = 3",
		"100 write(1) 3",
	} {
		if _, err := Read(strings.NewReader(line)); err == nil {
			t.Errorf("%q is read", line)
		}
	}
}
