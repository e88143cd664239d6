package weft.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tokens that are almost right: each lacks one thing, and opens nothing. */
class ForeignTokenTest {
  private final RunningHub hub = RunningHub.shared();
  private final Browser http = new Browser(hub.url());

  @Test
  void the_control_a_complete_token_is_let_in() throws Exception {
    assertThat(status(signed(claims().build()))).isEqualTo(200);
  }

  @Test
  void for_another_audience_is_refused() throws Exception {
    assertThat(status(signed(claims().audience("other-api").build()))).isEqualTo(401);
  }

  @Test
  void an_id_token_is_no_access_token() throws Exception {
    assertThat(status(signed(claims().audience("weft-portal").claim("nonce", "n").build())))
        .isEqualTo(401);
  }

  @Test
  void without_an_audience_is_refused() throws Exception {
    assertThat(status(signed(claims().audience((String) null).build()))).isEqualTo(401);
  }

  @Test
  void from_another_issuer_is_refused() throws Exception {
    assertThat(status(signed(claims().issuer("https://evil.example").build()))).isEqualTo(401);
  }

  @Test
  void expired_is_refused() throws Exception {
    var past = Date.from(Instant.now().minusSeconds(120));
    assertThat(status(signed(claims().expirationTime(past).build()))).isEqualTo(401);
  }

  @Test
  void without_an_end_is_refused() throws Exception {
    assertThat(status(signed(claims().expirationTime(null).build()))).isEqualTo(401);
  }

  @Test
  void not_valid_yet_is_refused() throws Exception {
    var future = Date.from(Instant.now().plusSeconds(600));
    assertThat(status(signed(claims().notBeforeTime(future).build()))).isEqualTo(401);
  }

  @Test
  void unsigned_is_refused() {
    assertThat(status(new PlainJWT(claims().build()).serialize())).isEqualTo(401);
  }

  @Test
  void signed_by_another_key_is_refused() throws Exception {
    var key = new RSAKeyGenerator(2048).keyID(key().getKeyID()).generate();
    assertThat(status(signed(claims().build(), key, "at+jwt"))).isEqualTo(401);
  }

  @Test
  void signed_with_the_public_key_as_a_shared_secret_is_refused() throws Exception {
    var token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key().getKeyID()).build(),
            claims().build());
    token.sign(new MACSigner(key().toRSAPublicKey().getEncoded()));
    assertThat(status(token.serialize())).isEqualTo(401);
  }

  @Test
  void of_another_type_is_refused() throws Exception {
    assertThat(status(signed(claims().build(), key(), "logout+jwt"))).isEqualTo(401);
  }

  @Test
  void bound_to_a_key_is_refused_without_its_proof() throws Exception {
    for (String way : List.of("jkt", "x5t#S256")) {
      var bound = claims().claim("cnf", Map.of(way, "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"));
      assertThat(status(signed(bound.build()))).isEqualTo(401);
    }
  }

  @Test
  void altered_is_refused() throws Exception {
    String[] parts = signed(claims().build()).split("\\.", -1);
    String other = signed(claims().subject("hengyue-edi").build()).split("\\.", -1)[1];
    assertThat(status(parts[0] + "." + other + "." + parts[2])).isEqualTo(401);
  }

  @Test
  void genuine_but_without_a_membership_is_forbidden() throws Exception {
    var answer = ask(signed(claims().subject("stranger").claim("party", "JIAXIN").build()));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("no-membership", "该登录不属于");
  }

  @Test
  void refusals_are_problems_and_keep_their_challenge() {
    var answer = ask("nonsense");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer ");
    assertThat(answer.body()).contains("\"code\":\"unauthenticated\"", "traceId", "访问令牌");
  }

  private int status(String token) {
    return ask(token).statusCode();
  }

  private HttpResponse<String> ask(String token) {
    return http.get("/api/v1/tests/caller", "Authorization", "Bearer " + token);
  }

  private JWTClaimsSet.Builder claims() {
    return Mint.claims(hub);
  }

  private String signed(JWTClaimsSet claims) throws JOSEException {
    return signed(claims, key(), "at+jwt");
  }

  private static String signed(JWTClaimsSet claims, RSAKey key, String type) throws JOSEException {
    return Mint.signed(claims, key, type);
  }

  private RSAKey key() throws JOSEException {
    return Mint.key(hub);
  }
}
