package weft.api.evidence;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Opens the log's public data to everyone: it names no event and no party. */
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
            PublishedLog.PATH + "/key-changes")
        .authorizeHttpRequests(it -> it.anyRequest().permitAll())
        .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable) // it only reads
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }
}
