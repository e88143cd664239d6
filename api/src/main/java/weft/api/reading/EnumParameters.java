package weft.api.reading;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads enum values in parameters as they are written in the JSON, such as {@code signed}. */
@Configuration(proxyBeanMethods = false)
class EnumParameters implements WebMvcConfigurer {
  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverter(new Choice());
  }

  private static final class Choice implements GenericConverter {
    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
      return Set.of(new ConvertiblePair(String.class, Enum.class));
    }

    @Override
    public @Nullable Object convert(
        @Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
      if (source == null || source.equals("")) return null;
      for (Object it : to.getType().getEnumConstants())
        if (((Enum<?>) it).name().toLowerCase(Locale.ROOT).replace('_', '-').equals(source))
          return it;
      throw new IllegalArgumentException("Not one of " + to.getType().getSimpleName());
    }
  }
}
