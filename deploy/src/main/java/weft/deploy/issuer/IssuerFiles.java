package weft.deploy.issuer;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the login page's style sheet. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class IssuerFiles implements WebMvcConfigurer {
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/issuer/*.css")
        .addResourceLocations("classpath:/issuer/")
        .setCacheControl(CacheControl.noCache());
  }
}
