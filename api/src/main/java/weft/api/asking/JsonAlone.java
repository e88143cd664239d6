package weft.api.asking;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Restricts request bodies to JSON. The YAML library that the API description needs would otherwise
 * let every operation read YAML, including its aliases. Profiles in YAML have a reader of their
 * own.
 */
@Configuration(proxyBeanMethods = false)
class JsonAlone implements WebMvcConfigurer {
  private final BodyConverter bodies;

  JsonAlone(JsonMapper mapper) {
    bodies = new BodyConverter(mapper);
  }

  @Override
  public void configureMessageConverters(ServerBuilder builder) {
    builder.configureMessageConvertersList(
        all -> {
          all.removeIf(JsonAlone::readsYaml);
          all.replaceAll(it -> it instanceof JacksonJsonHttpMessageConverter ? bodies : it);
        });
  }

  private static boolean readsYaml(HttpMessageConverter<?> it) {
    return it.getSupportedMediaTypes().stream()
        .anyMatch(type -> type.getSubtype().contains("yaml"));
  }
}
