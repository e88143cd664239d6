package weft.api.asking;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Restricts request bodies to JSON. The YAML library that the API description needs would otherwise
 * let every operation read YAML, including its aliases. Profiles in YAML have a reader of their
 * own.
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
