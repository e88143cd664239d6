package weft.api.certificate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Opens the check to everyone: its answer reveals only the state of a certificate, everything else
 * is on the certificate itself.
 */
@Configuration(proxyBeanMethods = false)
class CheckSecurity {
  @Bean
  @Order(26)
  SecurityFilterChain certificateChecks(HttpSecurity http) {
    return http.securityMatcher(CertificateCheck.PATH)
        .authorizeHttpRequests(it -> it.anyRequest().permitAll())
        .headers(
            it -> it.contentSecurityPolicy(policy -> policy.policyDirectives(CheckPage.POLICY)))
        .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable) // it only reads
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }
}
