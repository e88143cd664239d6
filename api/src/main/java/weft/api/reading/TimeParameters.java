package weft.api.reading;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import weft.calendar.IsoText;

/**
 * Reads days and instants in parameters only as {@link IsoText}. A bare number could mean seconds
 * or milliseconds, and a wrong guess would answer for another time.
 */
@Configuration(proxyBeanMethods = false)
class TimeParameters implements WebMvcConfigurer {
  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverter(new Iso());
    registry.addConverter(new Day());
  }

  private static final class Iso implements Converter<String, @Nullable Instant> {
    @Override
    public @Nullable Instant convert(String text) {
      return text.isEmpty() ? null : IsoText.moment(text);
    }
  }

  private static final class Day implements Converter<String, @Nullable LocalDate> {
    @Override
    public @Nullable LocalDate convert(String text) {
      return text.isEmpty() ? null : IsoText.day(text);
    }
  }
}
