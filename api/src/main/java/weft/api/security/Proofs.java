package weft.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.support.NoOpCache;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory;
import org.springframework.security.oauth2.jwt.DPoPProofReplayValidator;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Checks the proofs for tokens that are bound to a key (RFC 9449). The framework checks everything
 * except replays: anyone could fill the framework's cache, which all clients share, with proofs of
 * any key. The hub remembers a proof only after all other checks, and counts it for the member
 * whose token it proves.
 */
final class Proofs {
  private final ProofsSeen seen = new ProofsSeen(System::currentTimeMillis);

  DPoPProofJwtDecoderFactory factory() {
    var judged =
        DPoPProofJwtDecoderFactory.createDefaultJwtValidatorFactory(
            List.of(new DPoPProofReplayValidator(new NoOpCache("proofs"))));
    var factory = new DPoPProofJwtDecoderFactory();
    factory.setJwtValidatorFactory(
        context ->
            proof -> {
              var result = judged.apply(context).validate(proof);
              return result.hasErrors() ? result : once(context.getAccessToken(), proof);
            });
    return factory;
  }

  private OAuth2TokenValidatorResult once(@Nullable OAuth2Token token, Jwt proof) {
    if (!(token instanceof ClaimAccessor claims)) return refused();
    String party = claims.getClaimAsString(CallerToken.PARTY);
    // no member: the token grants nothing
    if (party == null) return OAuth2TokenValidatorResult.success();
    String client = claims.getClaims().get("iss") + " " + claims.getClaims().get("sub");
    return seen.isFirst(party, client, hash(proof))
        ? OAuth2TokenValidatorResult.success()
        : refused();
  }

  private static OAuth2TokenValidatorResult refused() {
    return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_dpop_proof"));
  }

  /** A hash of the key and the id of the proof. */
  private static long hash(Jwt proof) {
    try {
      @SuppressWarnings("unchecked")
      var key = (Map<String, Object>) proof.getHeaders().get("jwk");
      String name = JWK.parse(key).computeThumbprint() + " " + proof.getId();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (ParseException | JOSEException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("The framework has checked that", e);
    }
  }
}
