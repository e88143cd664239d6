package weft.api.as2;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Opens the endpoint to everyone, as for mail: a message without a known partner's signature is
 * refused.
 */
@Configuration(proxyBeanMethods = false)
class As2Security {
  @Bean
  @Order(25)
  SecurityFilterChain as2(HttpSecurity http) {
    return http.securityMatcher("/as2")
        .authorizeHttpRequests(it -> it.anyRequest().permitAll())
        .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable) // no cookie has any effect here
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }
}
