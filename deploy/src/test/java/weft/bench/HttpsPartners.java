package weft.bench;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import weft.api.security.Membership;
import weft.api.security.Memberships;
import weft.api.security.Role;
import weft.party.PartyCode;
import weft.party.Side;

/** Partners that upload by HTTPS (on loopback without TLS), each with its own client. */
public final class HttpsPartners implements AutoCloseable {
  private final BenchHub hub;
  private final NimbusJwtEncoder issuer;
  private final Map<PartyCode, String> tokens = new ConcurrentHashMap<>();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @SuppressWarnings("unchecked")
  public HttpsPartners(BenchHub hub) {
    this.hub = hub;
    JWKSource<SecurityContext> keys = hub.part(JWKSource.class);
    this.issuer = new NimbusJwtEncoder(keys);
  }

  /** Registers the party's client. */
  public void enrol(PartyCode party) {
    enrol(party, Side.BUYER);
  }

  /** Registers a client that acts on that side. */
  public void enrol(PartyCode party, Side side) {
    tokens.computeIfAbsent(party, it -> enrolled(it, side));
  }

  /** Its client's access token, good for an hour. */
  public String token(PartyCode party) {
    return tokens.computeIfAbsent(party, it -> enrolled(it, Side.BUYER));
  }

  private String enrolled(PartyCode party, Side side) {
    String subject = party + "-bench";
    hub.part(Memberships.class)
        .add(
            new Membership(
                hub.url(""),
                subject,
                Membership.Kind.CLIENT,
                subject,
                party,
                Set.of(Role.EDI, Role.PLANNER),
                List.of(side)));
    var claims =
        JwtClaimsSet.builder()
            .issuer(hub.url(""))
            .audience(List.of("weft-api"))
            .subject(subject)
            .expiresAt(Instant.now().plus(Duration.ofHours(1)))
            .build();
    var header = JwsHeader.with(SignatureAlgorithm.RS256).type("at+jwt").build();
    return issuer.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
  }

  public HttpResponse<String> handIn(PartyCode party, byte[] interchange)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(hub.url("/api/v1/edi/interchanges")))
            .header("Authorization", "Bearer " + token(party))
            .header("Content-Type", "application/edifact")
            .timeout(Duration.ofMinutes(1))
            .POST(BodyPublishers.ofByteArray(interchange))
            .build(),
        BodyHandlers.ofString());
  }

  /** Hands in an interchange that the hub must accept. */
  public void accepted(PartyCode party, byte[] interchange)
      throws IOException, InterruptedException {
    var answer = handIn(party, interchange);
    if (answer.statusCode() != 200 || !answer.body().contains("\"outcome\":\"accepted\""))
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
