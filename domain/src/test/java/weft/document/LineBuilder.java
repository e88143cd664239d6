package weft.document;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Price;
import weft.measure.Quantity;

/** Builds a line with its number, its part and the values that a test sets. */
public final class LineBuilder {
  private final String number;
  private final @Nullable String part;
  private @Nullable String supplierPart;
  private @Nullable Quantity quantity;
  private @Nullable String unit;
  private @Nullable String order;
  private @Nullable String orderLine;
  private @Nullable String despatchAdvice;
  private @Nullable BigDecimal amount;
  private int segment;
  private @Nullable Price price;
  private @Nullable String batch;
  private @Nullable List<Measurement> measurements;
  private @Nullable List<Nonconformance> nonconformances;
  private @Nullable List<Stock> stocks;
  private @Nullable List<Packages> packages;
  private @Nullable ReceivedQuantities received;
  private @Nullable String agreement;
  private @Nullable String unloadingPoint;

  private LineBuilder(String number, @Nullable String part) {
    this.number = number;
    this.part = part;
  }

  public static LineBuilder line(String number, @Nullable String part) {
    return new LineBuilder(number, part);
  }

  /** Copies a line without its segment. */
  public static LineBuilder like(Line it) {
    return line(it.line(), it.part())
        .supplierPart(it.supplierPart())
        .quantity(it.quantity(), it.unit())
        .order(it.order(), it.orderLine())
        .despatchAdvice(it.despatchAdvice())
        .amount(it.amount())
        .price(it.price())
        .batch(it.batch())
        .measurements(it.measurements())
        .nonconformances(it.nonconformances())
        .stocks(it.stocks())
        .packages(it.packages())
        .received(it.received())
        .agreement(it.agreement())
        .unloadingPoint(it.unloadingPoint());
  }

  public LineBuilder supplierPart(@Nullable String it) {
    supplierPart = it;
    return this;
  }

  public LineBuilder quantity(@Nullable Quantity it, @Nullable String ofUnit) {
    quantity = it;
    unit = ofUnit;
    return this;
  }

  public LineBuilder order(@Nullable String it, @Nullable String line) {
    order = it;
    orderLine = line;
    return this;
  }

  public LineBuilder despatchAdvice(@Nullable String it) {
    despatchAdvice = it;
    return this;
  }

  public LineBuilder amount(@Nullable BigDecimal it) {
    amount = it;
    return this;
  }

  public LineBuilder segment(int it) {
    segment = it;
    return this;
  }

  public LineBuilder price(@Nullable Price it) {
    price = it;
    return this;
  }

  public LineBuilder batch(@Nullable String it) {
    batch = it;
    return this;
  }

  public LineBuilder agreement(@Nullable String it) {
    agreement = it;
    return this;
  }

  public LineBuilder unloadingPoint(@Nullable String it) {
    unloadingPoint = it;
    return this;
  }

  public LineBuilder measurements(@Nullable List<Measurement> it) {
    measurements = it;
    return this;
  }

  public LineBuilder nonconformances(@Nullable List<Nonconformance> it) {
    nonconformances = it;
    return this;
  }

  public LineBuilder stocks(@Nullable List<Stock> it) {
    stocks = it;
    return this;
  }

  public LineBuilder packages(@Nullable List<Packages> it) {
    packages = it;
    return this;
  }

  public LineBuilder received(@Nullable ReceivedQuantities it) {
    received = it;
    return this;
  }

  public Line build() {
    return new Line(
        number,
        part,
        supplierPart,
        quantity,
        unit,
        order,
        orderLine,
        despatchAdvice,
        amount,
        segment,
        price,
        batch,
        measurements,
        nonconformances,
        stocks,
        packages,
        received,
        agreement,
        unloadingPoint);
  }
}
