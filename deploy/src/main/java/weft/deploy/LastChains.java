package weft.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import weft.api.problem.Problem;
import weft.api.problem.ProblemWriter;
import weft.deploy.settings.WeftSettings;

/** Protects the operations endpoints and denies everything that no module claimed. */
@Configuration(proxyBeanMethods = false)
class LastChains {
  private static final IpAddressMatcher V4 = new IpAddressMatcher("127.0.0.0/8");
  private static final IpAddressMatcher V6 = new IpAddressMatcher("::1");

  /**
   * Health is public but shows only the status. Metrics are for this machine and for callers with
   * the token.
   */
  @Bean
  @Order(40)
  SecurityFilterChain operations(HttpSecurity http, ProblemWriter problems, WeftSettings settings) {
    String token = settings.metrics().token();
    return closed(http.securityMatcher("/actuator/**"), problems)
        .authorizeHttpRequests(
            it ->
                it.requestMatchers("/actuator/health", "/actuator/health/**")
                    .permitAll()
                    .requestMatchers("/actuator/prometheus")
                    .access(
                        (_, at) ->
                            new AuthorizationDecision(
                                isHere(at.getRequest()) || shows(token, at.getRequest())))
                    .anyRequest()
                    .denyAll())
        .build();
  }

  /** A forwarded request comes from elsewhere, even if the proxy runs on this machine. */
  private static boolean isHere(HttpServletRequest request) {
    return request.getHeader("X-Forwarded-For") == null
        && (V4.matches(request) || V6.matches(request));
  }

  private static boolean shows(@Nullable String token, HttpServletRequest request) {
    String said = request.getHeader(HttpHeaders.AUTHORIZATION);
    return token != null
        && !token.isBlank()
        && said != null
        && MessageDigest.isEqual(said.getBytes(UTF_8), ("Bearer " + token).getBytes(UTF_8));
  }

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  SecurityFilterChain nothingElse(HttpSecurity http, ProblemWriter problems) {
    return closed(http, problems)
        .authorizeHttpRequests(
            it ->
                it.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll().anyRequest().denyAll())
        .build();
  }

  private static HttpSecurity closed(HttpSecurity http, ProblemWriter problems) {
    return http.sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .exceptionHandling(
            it ->
                it.authenticationEntryPoint(
                    (request, response, _) ->
                        problems.write(request, response, Problem.of(HttpStatus.NOT_FOUND))));
  }
}
