package weft.deploy.login;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Mint;
import weft.deploy.RunningHub;
import weft.deploy.browser.Browser;

/** Tokens that are almost valid: each lacks one property, and gives no access. */
class ForeignTokenTest {
  private static final String CALLER = "/api/v1/tests/caller";
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
    String key = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";
    for (Object bound :
        List.of(
            Map.of("jkt", key),
            Map.of("jkt", ""),
            Map.of("jkt", 5),
            Map.of("jkt", key, "x5t#S256", key),
            Map.of("x5t#S256", key),
            Map.of(),
            key)) assertThat(status(signed(claims().claim("cnf", bound).build()))).isEqualTo(401);
  }

  @Test
  void bound_to_a_key_it_counts_with_a_proof_by_that_key_once() throws Exception {
    ECKey key = new ECKeyGenerator(Curve.P_256).generate();
    String token = bound(key);
    String proof = proof(key, token, CALLER);
    assertThat(proved(token, proof)).isEqualTo(200);
    assertThat(proved(token, proof)).as("again").isEqualTo(401);
    ECKey other = new ECKeyGenerator(Curve.P_256).generate();
    assertThat(proved(token, proof(other, token, CALLER))).as("another key").isEqualTo(401);
    assertThat(proved(token, proof(key, token, "/api/v1/me"))).as("another path").isEqualTo(401);
    assertThat(proved(token, proof(key, bound(other), CALLER))).as("another token").isEqualTo(401);
    for (String bad : List.of("", " ", "x", "a.b.c", "{}"))
      assertThat(proved(token, bad)).as("<%s>", bad).isEqualTo(401);
    String unbound = signed(claims().build());
    assertThat(proved(unbound, proof(key, unbound, CALLER))).as("of none").isEqualTo(401);
    String small = "dpop " + token;
    assertThat(http.get(CALLER, "Authorization", small, "DPoP", proof(key, token, CALLER)))
        .returns(200, HttpResponse::statusCode);
    var without = http.get(CALLER, "Authorization", "DPoP " + token);
    assertThat(without.statusCode()).isEqualTo(401);
    assertThat(without.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("DPoP ");
    assertThat(without.body()).contains("\"code\":\"unauthenticated\"");
    assertThat(status(token)).as("without any").isEqualTo(401);
  }

  @Test
  @Tag("long")
  void more_proofs_than_a_client_s_share_are_put_off_and_other_clients_go_on() throws Exception {
    ECKey key = new ECKeyGenerator(Curve.P_256).generate();
    String token = bound("dingcheng-api", key);
    for (int i = 0; i < 20; i++)
      assertThat(proved(token, proof(new ECKeyGenerator(Curve.P_256).generate(), token, CALLER)))
          .as("another key's count for nothing")
          .isEqualTo(401);
    HttpResponse<String> answer = null;
    int taken = 0;
    while (taken <= 1_000) {
      answer =
          http.get(CALLER, "Authorization", "DPoP " + token, "DPoP", proof(key, token, CALLER));
      if (answer.statusCode() != 200) break;
      taken++;
    }
    assertThat(taken).isEqualTo(1_000);
    assertThat(requireNonNull(answer).statusCode()).isEqualTo(429);
    assertThat(answer.body()).contains("\"code\":\"too-many-requests\"", "\"quota\":\"proofs\"");
    assertThat(Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1L, 61L);
    ECKey another = new ECKeyGenerator(Curve.P_256).generate();
    String same = bound("dingcheng-api", another);
    assertThat(proved(same, proof(another, same, CALLER))).as("with another key").isEqualTo(429);
    String others = bound("hengyue-edi", another);
    assertThat(proved(others, proof(another, others, CALLER))).isEqualTo(200);
  }

  private String bound(ECKey key) throws JOSEException {
    return bound("jiaxin-api", key);
  }

  private String bound(String client, ECKey key) throws JOSEException {
    var jkt = Map.of("jkt", key.computeThumbprint().toString());
    return signed(claims().subject(client).claim("cnf", jkt).build());
  }

  /** RFC 9449 4.2: a proof for a GET of this path with this token. */
  private String proof(ECKey key, String token, String path) throws Exception {
    var hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(US_ASCII));
    var claims =
        new JWTClaimsSet.Builder()
            .jwtID(UUID.randomUUID().toString())
            .issueTime(new Date())
            .claim("htm", "GET")
            .claim("htu", hub.url() + path)
            .claim("ath", Base64URL.encode(hash).toString())
            .build();
    var header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(new JOSEObjectType("dpop+jwt"))
            .jwk(key.toPublicJWK())
            .build();
    var proof = new SignedJWT(header, claims);
    proof.sign(new ECDSASigner(key));
    return proof.serialize();
  }

  private int proved(String token, String proof) {
    return http.get(CALLER, "Authorization", "DPoP " + token, "DPoP", proof).statusCode();
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
    return http.get(CALLER, "Authorization", "Bearer " + token);
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
