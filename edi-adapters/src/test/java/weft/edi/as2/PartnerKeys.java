package weft.edi.as2;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Keys for tests. Finding primes takes seconds when the JVM compiles for a quick start, so a few
 * dozen prime pairs are stored. Each pair is used once in a JVM, so no two partners have the same
 * key.
 */
public final class PartnerKeys {
  /**
   * Two primes a line, of 1,536 bits each; found by OpenSSL for these tests and used nowhere else.
   */
  private static final Queue<String> PRIMES = new ConcurrentLinkedQueue<>(primes());

  private static final BigInteger E = BigInteger.valueOf(65_537);

  private PartnerKeys() {}

  /** With a certificate that vouches for itself. */
  public static HubKey signed(String name, Instant from, Duration validFor) {
    String primes = PRIMES.poll();
    if (primes == null) return HubKey.selfSigned(name, from, validFor);
    try {
      return HubKey.selfSigned(pair(primes.split(" ", 2)), name, from, validFor);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** In a file, as a hub keeps its own. */
  public static HubKey keep(Path file, String password, String name) throws IOException {
    HubKey made = signed(name, Instant.now(), Duration.ofDays(730));
    made.keep(file, password.toCharArray());
    return made;
  }

  private static KeyPair pair(String[] primes) throws GeneralSecurityException {
    var p = new BigInteger(primes[0], 16);
    var q = new BigInteger(primes[1], 16);
    BigInteger lessP = p.subtract(BigInteger.ONE);
    BigInteger lessQ = q.subtract(BigInteger.ONE);
    BigInteger n = p.multiply(q);
    BigInteger d = E.modInverse(lessP.multiply(lessQ));
    var rsa = KeyFactory.getInstance("RSA");
    return new KeyPair(
        rsa.generatePublic(new RSAPublicKeySpec(n, E)),
        rsa.generatePrivate(
            new RSAPrivateCrtKeySpec(n, E, d, p, q, d.mod(lessP), d.mod(lessQ), q.modInverse(p))));
  }

  private static List<String> primes() {
    var file = requireNonNull(PartnerKeys.class.getResourceAsStream("primes.txt"));
    try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.US_ASCII));
        Stream<String> lines = reader.lines()) {
      return lines.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
