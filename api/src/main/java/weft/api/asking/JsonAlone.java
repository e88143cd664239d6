package weft.api.asking;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Bodies are bound from JSON and from nothing else. A YAML library on the class path, which the
 * API's description needs, would have every operation read YAML, aliases and all; profiles are read
 * by a reader of their own.
 */
@Configuration(proxyBeanMethods = false)
class JsonAlone implements WebMvcConfigurer {
  @Override
  public void configureMessageConverters(ServerBuilder builder) {
    builder.configureMessageConvertersList(all -> all.removeIf(JsonAlone::readsYaml));
  }

  private static boolean readsYaml(HttpMessageConverter<?> it) {
    return it.getSupportedMediaTypes().stream()
        .anyMatch(type -> type.getSubtype().contains("yaml"));
  }
}
