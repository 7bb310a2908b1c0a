// Package seal keeps records secret. It knows nothing of what they hold.
//
// # Keys
//
// A sealed project has one random key of 32 bytes. It stands in the file only
// wrapped, once for each secret that opens it: a passphrase, and a recovery key
// that the program made. A secret becomes a wrapping key by Argon2id (RFC 9106,
// the second recommended option: 3 passes over 64 MiB, 4 lanes), so that trying
// many is slow. From the project's key HKDF-SHA-256 (RFC 5869) derives three:
// one seals, one makes nonces, one hides names.
//
// # Sealing
//
// A record is sealed with XChaCha20-Poly1305; the place where it stands is
// authenticated with it, so that records cannot change places. The nonce is the
// first 24 bytes of HMAC-SHA-256 over place and record: it repeats only with
// both, so no nonce ever serves two messages, and sealing the same record in
// the same place twice gives the same bytes. That is what lets a store see that
// nothing changed; what it tells a thief is that a record came back to what it
// was before.
package seal
