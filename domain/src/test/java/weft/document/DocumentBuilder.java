package weft.document;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Codes;
import weft.document.BusinessDocument.Function;
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Payable;
import weft.document.BusinessDocument.Reference;
import weft.party.Partnership;

/** Builds an original document with its number and the values that a test sets. */
public final class DocumentBuilder {
  private final Kind kind;
  private final String number;
  private final Partnership partnership;
  private @Nullable LocalDate issued;
  private List<Reference> references = List.of();
  private List<Line> lines = List.of();
  private int lineCount;
  private @Nullable String currency;
  private @Nullable Payable payable;
  private @Nullable String shipTo;
  private @Nullable LocalDate shipped;
  private @Nullable LocalDate arrives;
  private @Nullable Codes codes;
  private Function function = Function.ORIGINAL;
  private @Nullable LocalDate received;

  private DocumentBuilder(Kind kind, String number, Partnership partnership) {
    this.kind = kind;
    this.number = number;
    this.partnership = partnership;
  }

  public static DocumentBuilder document(Kind kind, String number, Partnership between) {
    return new DocumentBuilder(kind, number, between);
  }

  public DocumentBuilder issued(@Nullable LocalDate it) {
    issued = it;
    return this;
  }

  public DocumentBuilder references(List<Reference> it) {
    references = it;
    return this;
  }

  /** All lines of the message. */
  public DocumentBuilder lines(List<Line> it) {
    lines = it;
    lineCount = it.size();
    return this;
  }

  public DocumentBuilder lines(Line... it) {
    return lines(List.of(it));
  }

  /** Sets the original's number of lines; the document keeps the first ones. */
  public DocumentBuilder lineCount(int it) {
    lineCount = it;
    return this;
  }

  public DocumentBuilder payable(@Nullable String inCurrency, @Nullable Payable it) {
    currency = inCurrency;
    payable = it;
    return this;
  }

  public DocumentBuilder shipTo(@Nullable String it) {
    shipTo = it;
    return this;
  }

  public DocumentBuilder shipped(@Nullable LocalDate it, @Nullable LocalDate expected) {
    shipped = it;
    arrives = expected;
    return this;
  }

  public DocumentBuilder codes(@Nullable Codes it) {
    codes = it;
    return this;
  }

  public DocumentBuilder function(Function it) {
    function = it;
    return this;
  }

  public DocumentBuilder received(@Nullable LocalDate it) {
    received = it;
    return this;
  }

  public BusinessDocument build() {
    return new BusinessDocument(
        kind,
        number,
        issued,
        partnership,
        references,
        lines,
        lineCount,
        currency,
        payable,
        shipTo,
        shipped,
        arrives,
        codes,
        function,
        null,
        received,
        null,
        null);
  }
}
