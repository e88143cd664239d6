package weft.api.security;

import java.time.Clock;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.DPoPAuthenticationProvider;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Secures everything below {@code /api}: a valid bearer token with a membership, and no session.
 */
@Configuration(proxyBeanMethods = false)
public class ApiSecurity {
  /** The resource metadata (RFC 9728), which tells a refused client the issuer of tokens. */
  private static final String METADATA = "/.well-known/oauth-protected-resource";

  /** The one operation of a device. */
  private static final String READINGS = "/api/v1/machine-readings";

  @Bean
  Memberships memberships(JdbcClient jdbc, Clock clock) {
    return new Memberships(jdbc, clock);
  }

  /**
   * Turns off a timer for each security filter, because they take a tenth of the time of a page.
   * Requests are timed as a whole.
   */
  @Bean
  SecurityObservationSettings unobserved() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  @Order(20)
  SecurityFilterChain api(
      HttpSecurity http, TokenRules rules, Memberships members, Refusals refusals) {
    var decoder = AccessTokenCheck.decoder(rules);
    return http.securityMatcher("/api/**", "/v3/api-docs", "/v3/api-docs/**", METADATA)
        .authorizeHttpRequests(
            it ->
                it.requestMatchers("/v3/api-docs", "/v3/api-docs/**", METADATA)
                    .permitAll()
                    .requestMatchers(HttpMethod.POST, READINGS)
                    .hasAnyAuthority(CallerToken.MEMBER, CallerToken.DEVICE)
                    .anyRequest()
                    .hasAuthority(CallerToken.MEMBER))
        .oauth2ResourceServer(
            it ->
                it.withObjectPostProcessor(judgedBy(new Proofs()))
                    .authenticationEntryPoint(refusals)
                    .accessDeniedHandler(refusals)
                    .bearerTokenResolver(Bearer::token)
                    .protectedResourceMetadata(
                        data ->
                            data.protectedResourceMetadataCustomizer(
                                about -> about.authorizationServer(rules.issuer())))
                    .dPoP(
                        proof ->
                            proof
                                .authenticationConverter(Bearer::proved)
                                .authenticationFailureHandler(refusals::commence))
                    .jwt(
                        jwt ->
                            jwt.decoder(decoder)
                                .jwtAuthenticationConverter(token -> known(token, members))))
        .exceptionHandling(
            it -> it.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable) // a browser never sends a token on its own
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }

  private static ObjectPostProcessor<DPoPAuthenticationProvider> judgedBy(Proofs proofs) {
    return new ObjectPostProcessor<>() {
      @Override
      public <O extends DPoPAuthenticationProvider> O postProcess(O provider) {
        provider.setDPoPProofVerifierFactory(proofs.factory());
        return provider;
      }
    };
  }

  private static CallerToken known(Jwt token, Memberships members) {
    String issuer = Objects.requireNonNull(token.getClaimAsString("iss"), "checked before");
    String subject = Objects.requireNonNull(token.getSubject(), "checked before");
    return new CallerToken(token, issuer, subject, members.caller(issuer, subject));
  }
}
