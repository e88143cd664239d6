package weft.api.paper;

import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** The sheet sizes of documents. */
public enum PaperSize {
  A4(210, 297),
  /** A label of half an A4 sheet, upright on the package: VDA 4902, ISO 15394. */
  A5(210, 148),
  /** The Global Transport Label: VDA 4994. */
  GTL(210, 74);

  private static final float POINTS = 72 / 25.4f;
  private final float width;
  private final float height;

  PaperSize(float width, float height) {
    this.width = width;
    this.height = height;
  }

  /** In millimetres. */
  public float height() {
    return height;
  }

  /** Converts millimetres to points. */
  public static float points(float millimetres) {
    return millimetres * POINTS;
  }

  PDRectangle rectangle() {
    return this == A4 ? PDRectangle.A4 : new PDRectangle(points(width), points(height));
  }
}
