package weft.api.imports.sheet;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The format of a sheet. */
public enum FileFormat {
  CSV("csv", "text/csv;charset=UTF-8"),
  XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  /** One body of the resource's own POST per line. */
  NDJSON("ndjson", "application/x-ndjson");

  private final String extension;
  private final String type;

  FileFormat(String extension, String type) {
    this.extension = extension;
    this.type = type;
  }

  public String extension() {
    return extension;
  }

  public String type() {
    return type;
  }

  /** The format of a content type; CSV for an unspecific one. */
  public static Optional<FileFormat> ofType(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    if (type.contains("spreadsheetml")) return Optional.of(XLSX);
    if (type.contains("ndjson") || type.contains("jsonl")) return Optional.of(NDJSON);
    if (type.isEmpty()
        || type.startsWith("text/")
        || type.startsWith("application/octet-stream")
        || type.startsWith("application/csv")
        || type.startsWith("application/vnd.ms-excel")) return Optional.of(CSV);
    return Optional.empty();
  }

  /** The format of a file by its first bytes, whatever its name: a workbook is a ZIP file. */
  public FileFormat orAsItBegins(byte[] file) {
    boolean zip = file.length > 3 && file[0] == 'P' && file[1] == 'K' && file[2] == 3;
    return this == CSV && zip ? XLSX : this;
  }
}
