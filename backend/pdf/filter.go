package pdf

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"encoding/ascii85"
	"io"
)

// content returns the bytes of a stream, unpacked, and false where it is a
// picture or packed in a way that text never is. Broken data ends where it breaks.
func (f *file) content(s stream) ([]byte, bool) {
	filters := f.list(s.dict["Filter"], s.dict["F"])
	parameters := f.list(s.dict["DecodeParms"], s.dict["DP"])
	if len(filters) > 8 {
		return nil, false
	}
	data := f.opened(s)
	for i, v := range filters {
		filter, _ := f.get(v).(name)
		var p dict
		if i < len(parameters) {
			p, _ = f.get(parameters[i]).(dict)
		}
		switch filter {
		case "FlateDecode", "Fl":
			data = f.predicted(f.inflate(data), p)
		case "LZWDecode", "LZW":
			data = f.predicted(f.unLZW(data, f.int(p["EarlyChange"], 1)), p)
		case "ASCII85Decode", "A85":
			data = f.unASCII85(data)
		case "ASCIIHexDecode", "AHx":
			end := bytes.IndexByte(data, '>')
			if end < 0 {
				end = len(data)
			}
			data = unhex(data[:end])
		case "RunLengthDecode", "RL":
			data = f.unRunLength(data)
		case "Crypt":
		default:
			return nil, false
		}
	}
	return data, true
}

// list returns the first of values that is there, as an array.
func (f *file) list(values ...any) array {
	for _, v := range values {
		switch v := f.get(v).(type) {
		case nil:
		case array:
			return v
		default:
			return array{v}
		}
	}
	return nil
}

func (f *file) inflate(data []byte) []byte {
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil && len(data) > 2 {
		z = flate.NewReader(bytes.NewReader(data[2:]))
	} else if err != nil {
		f.damaged = true
		return nil
	}
	var out bytes.Buffer
	_, err = io.Copy(&out, &counted{z, f.limits})
	f.damaged = f.damaged || err != nil && err != zlib.ErrChecksum
	return out.Bytes()
}

// counted counts what is read against the bounds of a file.
type counted struct {
	io.Reader
	limits *limits
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	if !c.limits.unpacked(n) {
		return 0, io.EOF
	}
	return n, err
}

func (f *file) unASCII85(data []byte) []byte {
	if end := bytes.IndexByte(data, '~'); end >= 0 {
		data = data[:end]
	}
	size := len(data) + 4*bytes.Count(data, []byte("z")) + 4 // a z stands for four
	if !f.limits.unpacked(size) {
		return nil
	}
	out := make([]byte, size)
	n, _, err := ascii85.Decode(out, data, true)
	f.damaged = f.damaged || err != nil
	return out[:n]
}

func (f *file) unRunLength(data []byte) []byte {
	var out []byte
	for i := 0; i < len(data) && data[i] != 128; {
		n := int(data[i])
		i++
		if n < 128 {
			end := min(i+n+1, len(data))
			out = append(out, data[i:end]...)
			i = end
		} else if i < len(data) {
			out = append(out, bytes.Repeat(data[i:i+1], 257-n)...)
			i++
		}
		if len(out) > mostBytes {
			f.limits.reached = true
			return nil
		}
	}
	f.limits.unpacked(len(out))
	return out
}

// unLZW unpacks the LZW of PDF, whose codes grow early by one step.
func (f *file) unLZW(data []byte, early int) []byte {
	const clear, end = 256, 257
	type entry struct {
		prefix int
		last   byte
		length int
	}
	table := make([]entry, 258, 4096)
	for i := range 256 {
		table[i] = entry{-1, byte(i), 1}
	}
	var out []byte
	bits, have, width, previous := 0, 0, 9, -1
	for _, c := range data {
		bits, have = bits<<8|int(c), have+8
		if have < width {
			continue
		}
		code := bits >> (have - width)
		have -= width
		bits &= 1<<have - 1
		if code == end {
			break
		}
		if code == clear {
			table, width, previous = table[:258], 9, -1
			continue
		}
		if code > len(table) || code == len(table) && previous < 0 {
			f.damaged = true
			break
		}
		if previous >= 0 && len(table) < 4096 {
			first := code
			if code == len(table) {
				first = previous
			}
			for table[first].prefix >= 0 {
				first = table[first].prefix
			}
			table = append(table, entry{previous, table[first].last, table[previous].length + 1})
		}
		if code >= len(table) || !f.limits.unpacked(table[code].length) {
			break
		}
		at := len(out) + table[code].length
		out = append(out, make([]byte, table[code].length)...)
		for i := code; i >= 0; i = table[i].prefix {
			at--
			out[at] = table[i].last
		}
		previous = code
		if len(table)+early >= 1<<width && width < 12 {
			width++
		}
	}
	return out
}

// predicted undoes the prediction of PNG that tables of objects are stored with.
func (f *file) predicted(data []byte, p dict) []byte {
	if f.int(p["Predictor"], 1) < 10 {
		return data
	}
	pixel := max(1, f.int(p["Colors"], 1)*f.int(p["BitsPerComponent"], 8)/8)
	row := (f.int(p["Columns"], 1)*f.int(p["Colors"], 1)*f.int(p["BitsPerComponent"], 8) + 7) / 8
	if row < 1 || row > 1<<20 || pixel > row {
		return nil
	}
	above := make([]byte, row)
	var out []byte
	for len(data) > 1 {
		kind := data[0]
		line := make([]byte, row)
		data = data[1+copy(line, data[1:]):]
		for i := range line {
			var left, corner byte
			if i >= pixel {
				left, corner = line[i-pixel], above[i-pixel]
			}
			switch kind {
			case 1:
				line[i] += left
			case 2:
				line[i] += above[i]
			case 3:
				line[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				line[i] += paeth(left, above[i], corner)
			}
		}
		out = append(out, line...)
		above = line
	}
	return out
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func abs(n int) int { return max(n, -n) }
