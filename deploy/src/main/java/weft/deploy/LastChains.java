package weft.deploy;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import weft.api.problem.Problem;
import weft.api.problem.ProblemWriter;

/** Operations, and whatever no module claimed: the latter is denied, whoever asks. */
@Configuration(proxyBeanMethods = false)
class LastChains {

  /** Health tells up or down and nothing else; metrics are for this machine. */
  @Bean
  @Order(40)
  SecurityFilterChain operations(HttpSecurity http, ProblemWriter problems) {
    var v4 = new IpAddressMatcher("127.0.0.0/8");
    var v6 = new IpAddressMatcher("::1");
    return closed(http.securityMatcher("/actuator/**"), problems)
        .authorizeHttpRequests(
            it ->
                it.requestMatchers("/actuator/health", "/actuator/health/**")
                    .permitAll()
                    .requestMatchers("/actuator/prometheus")
                    .access(
                        (_, at) ->
                            new AuthorizationDecision(
                                at.getRequest().getHeader("X-Forwarded-For") == null
                                    && (v4.matches(at.getRequest())
                                        || v6.matches(at.getRequest()))))
                    .anyRequest()
                    .denyAll())
        .build();
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
