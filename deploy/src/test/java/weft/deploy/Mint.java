package weft.deploy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens like those of the hub's issuer, signed with its own key, for any subject that a test
 * needs.
 */
public final class Mint {
  /** The hub reuses a token for this many seconds; more than half of its hour then remains. */
  private static final long USED_FOR = 1_200;

  /**
   * Tokens by hub and subject: a signature takes some 20 ms, and thousands of tests use the same
   * ones.
   */
  private static final Map<RunningHub, Map<String, String>> MADE =
      Collections.synchronizedMap(new WeakHashMap<>());

  private Mint() {}

  /** The value of an Authorization header for a client or user; good for half an hour and more. */
  public static String bearer(RunningHub hub, String subject) {
    return MADE.computeIfAbsent(hub, _ -> new ConcurrentHashMap<>())
        .computeIfAbsent(
            Instant.now().getEpochSecond() / USED_FOR + " " + subject, _ -> made(hub, subject));
  }

  private static String made(RunningHub hub, String subject) {
    try {
      var claims =
          claims(hub).subject(subject).expirationTime(Date.from(Instant.now().plusSeconds(3_600)));
      return "Bearer " + signed(claims.build(), key(hub), "at+jwt");
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public static JWTClaimsSet.Builder claims(RunningHub hub) {
    return new JWTClaimsSet.Builder()
        .issuer(hub.url())
        .audience("weft-api")
        .subject("jiaxin-api")
        .expirationTime(Date.from(Instant.now().plusSeconds(300)));
  }

  /** The claims under the key, as a token of the type. */
  public static String signed(JWTClaimsSet claims, RSAKey key, String type) throws JOSEException {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(key.getKeyID())
            .type(new JOSEObjectType(type))
            .build();
    var token = new SignedJWT(header, claims);
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  /**
   * The hub's real signing key, so that a token differs from a good one only in the tested fault.
   */
  @SuppressWarnings("unchecked")
  public static RSAKey key(RunningHub hub) throws JOSEException {
    JWKSource<SecurityContext> keys = hub.bean(JWKSource.class);
    var all = new JWKSelector(new JWKMatcher.Builder().build());
    return (RSAKey) keys.get(all, null).getFirst();
  }
}
