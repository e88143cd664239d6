package weft.bff;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * Secures {@code /bff} as RFC 10017 recommends for a backend for a browser: a confidential client
 * with code and PKCE, a host-bound cookie, a CSRF header, and no token in the browser.
 */
@Configuration(proxyBeanMethods = false)
public class PortalSecurity {

  /**
   * Strict, so that no request from another site carries the session. The return from the issuer
   * needs a cookie and has its own ({@link LoginState}).
   */
  @Bean
  CookieSerializer sessionCookie(PortalClient client) {
    var cookie = new DefaultCookieSerializer();
    cookie.setCookieName("__Host-weft");
    cookie.setCookiePath("/");
    cookie.setUseSecureCookie(true);
    cookie.setUseHttpOnlyCookie(true);
    cookie.setSameSite("Strict");
    return new SealedCookie(cookie, new Seal(client.clientSecret(), "weft session cookie"));
  }

  @Bean
  JwtDecoderFactory<ClientRegistration> idTokens() {
    return IssuerCalls.idTokens();
  }

  @Bean
  @Order(30)
  SecurityFilterChain bff(
      HttpSecurity http,
      PortalClient client,
      Registrations registrations,
      IssuerPresence issuer,
      SessionTokens tokens,
      Clock clock,
      PortalRefusals refusals,
      OwnSessions own,
      ApplicationEventPublisher events) {
    var state = new LoginState(client, registrations, clock);
    // An issuer in the same process keeps its own login in the same session under another key.
    var contexts = new HttpSessionSecurityContextRepository();
    contexts.setSpringSecurityContextKey("weft.portal");
    http.securityMatcher("/bff/**")
        .authorizeHttpRequests(
            it ->
                it.requestMatchers(
                        HttpMethod.GET,
                        "/bff/session",
                        "/bff/login",
                        IssuerLogout.PATH,
                        PortalClient.CALLBACK)
                    .permitAll()
                    .requestMatchers(
                        "/bff/logout", "/bff/sessions", "/bff/sessions/*", "/bff/api/v1/**")
                    .authenticated()
                    .anyRequest()
                    .denyAll())
        .securityContext(it -> it.securityContextRepository(contexts))
        .oauth2Login(
            it ->
                it.clientRegistrationRepository(registrations)
                    .authorizedClientRepository(tokens)
                    .loginPage("/bff/login")
                    .authorizationEndpoint(
                        at ->
                            at.authorizationRequestResolver(new LoginStart(registrations))
                                .authorizationRequestRepository(state))
                    .tokenEndpoint(at -> at.accessTokenResponseClient(IssuerCalls.codes()))
                    .redirectionEndpoint(at -> at.baseUri(PortalClient.CALLBACK))
                    .loginProcessingUrl(PortalClient.CALLBACK)
                    .successHandler(new LoginEnd(clock, own, events))
                    .failureHandler(new LoginEnd.Failed(events)))
        .addFilterBefore(new LoginOpen(registrations, issuer), CsrfFilter.class)
        .addFilterBefore(new SessionLimits(clock), CsrfFilter.class)
        .addFilterBefore(new SameOrigin(refusals, events), CsrfFilter.class)
        .exceptionHandling(
            it -> it.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(PortalHeaders::set);
    return http.build();
  }

  @Bean
  @Order(50)
  SecurityFilterChain pages(HttpSecurity http) {
    return http.securityMatcher(PortalPages::serves)
        .authorizeHttpRequests(it -> it.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .securityContext(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .headers(PortalHeaders::set)
        .build();
  }
}
