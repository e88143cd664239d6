package weft.deploy.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import weft.deploy.postgres.DataDirectory;

/** The demo issuer's signing key, generated once and kept with the data. */
final class SigningKey {
  private static final int BITS = 2048;

  private SigningKey() {}

  static RSAKey in(DataDirectory data) {
    try {
      return RSAKey.parse(data.secret("issuer.jwk", SigningKey::fresh));
    } catch (ParseException e) {
      throw new IllegalStateException("keys/issuer.jwk is not a key", e);
    }
  }

  private static String fresh() {
    try {
      return new RSAKeyGenerator(BITS)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyIDFromThumbprint(true)
          .generate()
          .toJSONString();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
