package weft.projections.manufacturing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.manufacturing.WorkOrderEvent.ReportPhotoErased;
import weft.manufacturing.WorkOrderEvent.ReportPhotographed;
import weft.photo.Photo;

/**
 * A photo of a report.
 *
 * @param sha256 of the image, in hexadecimal
 * @param person who added it; null for a buyer
 * @param erased whether the image was erased
 */
public record PhotoOfReport(
    String sha256,
    String mediaType,
    int bytes,
    int width,
    int height,
    @Nullable String person,
    Instant at,
    boolean erased) {
  /** With an erased image that is added again, the later entry stands. */
  static List<PhotoOfReport> added(List<PhotoOfReport> to, ReportPhotographed it, Instant at) {
    Photo photo = it.photo();
    List<PhotoOfReport> all = new ArrayList<>(to);
    all.removeIf(one -> one.sha256.equals(photo.sha256()));
    all.add(
        new PhotoOfReport(
            photo.sha256(),
            photo.mediaType(),
            photo.bytes(),
            photo.width(),
            photo.height(),
            it.person().value(),
            at,
            false));
    return List.copyOf(all);
  }

  PhotoOfReport after(ReportPhotoErased it) {
    return it.sha256().equals(sha256)
        ? new PhotoOfReport(sha256, mediaType, bytes, width, height, person, at, true)
        : this;
  }

  PhotoOfReport toBuyer() {
    return new PhotoOfReport(sha256, mediaType, bytes, width, height, null, at, erased);
  }
}
