package weft.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import weft.language.Text;

/** The hub's two languages. {@code Accept-Language} selects the language of a problem's detail. */
public enum Language {
  ENGLISH("en"),
  CHINESE("zh-CN");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The reader's most preferred supported language; English if there is none. */
  public static Language of(HttpServletRequest request) {
    if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) return ENGLISH;
    for (Locale wanted : Collections.list(request.getLocales())) {
      if (wanted.getLanguage().equals(Locale.CHINESE.getLanguage())) return CHINESE;
      if (wanted.getLanguage().equals(Locale.ENGLISH.getLanguage())) return ENGLISH;
    }
    return ENGLISH;
  }

  String tag() {
    return tag;
  }

  public String of(Text text) {
    return switch (this) {
      case ENGLISH -> text.en();
      case CHINESE -> text.zh();
    };
  }
}
