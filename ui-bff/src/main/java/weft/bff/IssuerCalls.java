package weft.bff;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/** The portal's calls to the issuer, each with a time limit. */
final class IssuerCalls {
  static final Duration PATIENCE = Duration.ofSeconds(3);

  /** A code works only once, and a person waits for the result. */
  private static final Duration PATIENCE_FOR_LOGINS = Duration.ofSeconds(10);

  private IssuerCalls() {}

  static RestClientAuthorizationCodeTokenResponseClient codes() {
    var calls = new RestClientAuthorizationCodeTokenResponseClient();
    calls.setRestClient(tokens(PATIENCE_FOR_LOGINS));
    return calls;
  }

  static RestClientRefreshTokenTokenResponseClient renewals() {
    var calls = new RestClientRefreshTokenTokenResponseClient();
    calls.setRestClient(tokens(PATIENCE));
    return calls;
  }

  /**
   * Reads the issuer's discovery document.
   *
   * @throws RestClientException if the issuer does not answer
   * @throws IllegalStateException if the document names another issuer
   */
  static ClientRegistration.Builder discovered(String issuer) {
    Map<String, Object> document =
        requireNonNull(
            RestClient.builder()
                .requestFactory(bounded(PATIENCE))
                .build()
                .get()
                .uri(URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration"))
                .retrieve()
                .body(new ParameterizedTypeReference<>() {}));
    if (!issuer.equals(document.get("issuer")))
      throw new IllegalStateException(issuer + " calls itself " + document.get("issuer"));
    return ClientRegistrations.fromOidcConfiguration(document);
  }

  /** Verifies ID tokens with the issuer's keys, as Spring Security does. */
  static JwtDecoderFactory<ClientRegistration> idTokens() {
    Map<String, JwtDecoder> known = new ConcurrentHashMap<>();
    return it -> known.computeIfAbsent(it.getRegistrationId(), _ -> decoder(it));
  }

  private static JwtDecoder decoder(ClientRegistration client) {
    var decoder =
        NimbusJwtDecoder.withJwkSetUri(requireNonNull(client.getProviderDetails().getJwkSetUri()))
            .restOperations(new RestTemplate(bounded(PATIENCE)))
            .build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(), new OidcIdTokenValidator(client)));
    decoder.setClaimSetConverter(
        new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
    return decoder;
  }

  /** The client that Spring's token clients would create themselves, plus a time limit. */
  private static RestClient tokens(Duration answer) {
    return RestClient.builder()
        .requestFactory(bounded(answer))
        .configureMessageConverters(
            it ->
                it.addCustomConverter(new FormHttpMessageConverter())
                    .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
        .build();
  }

  private static JdkClientHttpRequestFactory bounded(Duration answer) {
    var requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(PATIENCE).build());
    requests.setReadTimeout(answer);
    return requests;
  }
}
