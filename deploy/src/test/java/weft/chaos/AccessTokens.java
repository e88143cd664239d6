package weft.chaos;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.ConcurrentHashMap;
import weft.deploy.Mint;

/**
 * Access tokens as the demo's issuer makes them, with its own key: for its API clients and for
 * buyers that it does not know.
 */
record AccessTokens(Path data, String issuer, ConcurrentHashMap<String, Known> known) {
  private static final Duration GOOD_FOR = Duration.ofMinutes(30);

  /** A token, and when to renew it. */
  record Known(String token, Instant until) {}

  static AccessTokens of(Path data, String issuer) {
    return new AccessTokens(data, issuer, new ConcurrentHashMap<>());
  }

  String get(String client) throws IOException {
    var there = known.get(client);
    if (there != null && Instant.now().isBefore(there.until())) return there.token();
    var made = made(client);
    known.put(client, made);
    return made.token();
  }

  private Known made(String client) throws IOException {
    var now = Instant.now();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience("weft-api")
            .subject(client)
            .expirationTime(Date.from(now.plus(GOOD_FOR.multipliedBy(2))))
            .build();
    try {
      var key = RSAKey.parse(Files.readString(data.resolve("keys/issuer.jwk")));
      return new Known(Mint.signed(claims, key, "at+jwt"), now.plus(GOOD_FOR));
    } catch (JOSEException | ParseException e) {
      throw new IOException(e);
    }
  }
}
