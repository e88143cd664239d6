package weft.api.imports;

import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import weft.api.problem.Problem;
import weft.language.Text;

/** How much of a file an import stores. */
enum ImportMode {
  /** Nothing: it only checks the file. */
  PREVIEW,
  /** All rows without faults. */
  GOOD_ROWS,
  /** The whole file in one append, or nothing. */
  ALL_OR_NOTHING;

  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static ImportMode of(String text) {
    for (ImportMode it : values()) if (it.text().equals(text)) return it;
    throw Problem.of(
            HttpStatus.BAD_REQUEST,
            "parameter-invalid",
            new Text(
                "mode is preview, good-rows or all-or-nothing.",
                "mode 的取值为 preview、good-rows 或 all-or-nothing。"))
        .params(Map.of("parameter", "mode"))
        .exception();
  }
}
