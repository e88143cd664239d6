package weft.deploy.issuer;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import weft.api.security.Membership;

/**
 * The issuer's endpoints and its login page. Issuer and portal share the servlet session, so the
 * issuer uses its own keys for login and saved request: a login here gives no access there.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class IssuerSecurity {
  /** Only forms to this origin and its style sheet are allowed, and no script. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action"
          + " 'self'; frame-ancestors 'none'";

  @Bean
  UserDetailsService users(PasswordEncoder passwords) {
    return new InMemoryUserDetailsManager(
        DemoAccount.of(Membership.Kind.USER).stream()
            .map(
                it ->
                    User.withUsername(it.name())
                        .password(passwords.encode(DemoAccount.PASSWORD))
                        .build())
            .toList());
  }

  @Bean
  @Order(10)
  SecurityFilterChain issuer(HttpSecurity http, Clock clock, LoginPage page, LoginsKept kept) {
    var contexts = new HttpSessionSecurityContextRepository();
    contexts.setSpringSecurityContextKey("weft.issuer");
    var asked = new HttpSessionRequestCache();
    asked.setSessionAttrName("weft.issuer.asked");
    var server = new OAuth2AuthorizationServerConfigurer();
    var attempts = new LoginAttempts(clock);
    var path = PathPatternRequestMatcher.withDefaults();
    return http.securityMatcher(
            new OrRequestMatcher(
                server.getEndpointsMatcher(), path.matcher("/login"), path.matcher("/issuer/**")))
        .with(server, it -> it.oidc(Customizer.withDefaults()))
        .authorizeHttpRequests(
            it ->
                it.requestMatchers("/login")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/issuer/**")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .securityContext(it -> it.securityContextRepository(contexts))
        .requestCache(it -> it.requestCache(asked))
        .formLogin(
            it -> it.loginPage(LoginPage.PATH).defaultSuccessUrl("/", false).failureHandler(page))
        .addFilterAfter(new LoginThrottle(attempts, page, kept), CsrfFilter.class)
        .exceptionHandling(
            it -> it.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(LoginPage.PATH)))
        .csrf(it -> it.ignoringRequestMatchers(server.getEndpointsMatcher()))
        .logout(AbstractHttpConfigurer::disable)
        .headers(
            it -> it.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY)))
        .build();
  }
}
