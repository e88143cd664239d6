package weft.api.asking;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the JSON body of a request, in the same way for every operation. It refuses a field that
 * the operation does not know, because a misspelled {@code until} would count as absent. It refuses
 * a key that is repeated in an object, because one of its values would be lost silently. It reports
 * all these faults at once, together with the values that cannot be read.
 */
final class BodyConverter extends JacksonJsonHttpMessageConverter {
  BodyConverter(JsonMapper mapper) {
    super(mapper);
  }

  @Override
  public Object read(
      ResolvableType type, HttpInputMessage input, @Nullable Map<String, Object> hints)
      throws IOException {
    Class<?> of =
        type.getSource() instanceof MethodParameter parameter
            ? parameter.getContainingClass()
            : null;
    JavaType java = getJavaType(type.getType(), of);
    byte[] body = input.getBody().readAllBytes();
    Charset charset = charset(input.getHeaders().getContentType());
    // A JSON parser detects which UTF the body uses.
    if (!charset.name().startsWith("UTF-"))
      body = new String(body, charset).getBytes(StandardCharsets.UTF_8);
    var faults = new BodyFaults();
    ObjectReader reader = getMapper().readerFor(java).withHandler(faults);
    try {
      try (var json = reader.createParser(body)) {
        faults.findRepeated(json);
      }
      Object value = reader.readValue(body);
      faults.end();
      return value;
    } catch (JacksonException e) {
      throw new HttpMessageNotReadableException("JSON: " + e.getOriginalMessage(), e, input);
    }
  }

  private static Charset charset(@Nullable MediaType type) {
    Charset named = type == null ? null : type.getCharset();
    return named == null ? StandardCharsets.UTF_8 : named;
  }
}
