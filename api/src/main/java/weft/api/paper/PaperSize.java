package weft.api.paper;

import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** The sheets that documents are printed on. */
public enum PaperSize {
  A4(210, 297),
  /** A label of half a sheet of A4, upright on the package: VDA 4902, ISO 15394. */
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

  /** So many points. */
  public static float points(float millimetres) {
    return millimetres * POINTS;
  }

  PDRectangle rectangle() {
    return this == A4 ? PDRectangle.A4 : new PDRectangle(points(width), points(height));
  }
}
