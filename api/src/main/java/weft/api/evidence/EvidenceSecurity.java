package weft.api.evidence;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Opens the logs' public data to everyone: it names no event and no party, and proves a certificate
 * only to those who hold its hash.
 */
@Configuration(proxyBeanMethods = false)
class EvidenceSecurity {
  @Bean
  @Order(15)
  SecurityFilterChain publishedEvidence(HttpSecurity http) {
    return http.securityMatcher(
            PublishedLog.PATH + "/checkpoint",
            PublishedLog.PATH + "/consistency",
            PublishedLog.PATH + "/policy",
            PublishedLog.PATH + "/keys",
            PublishedLog.PATH + "/key-changes",
            PublishedCertificates.PATH + "/*")
        .authorizeHttpRequests(it -> it.anyRequest().permitAll())
        .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable) // they only read
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }
}
