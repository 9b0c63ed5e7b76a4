package dev.roster.usage;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws what was used as bars by day. On white, so that it reads in a dark chat too, with letters
 * that are big enough on a phone, where 800 dots are shown on a width of some 360.
 *
 * <p>Nothing of AWT is loaded before the first picture.
 */
final class Chart {

  private static final Logger LOG = LoggerFactory.getLogger(Chart.class);

  private static final int WIDTH = 800;
  private static final int HEIGHT = 480;
  private static final Color BAR = new Color(0x2F, 0x6F, 0xDE);
  private static final Color LINE = new Color(0xC2, 0x41, 0x0C);
  private static final Color INK = new Color(0x1F, 0x29, 0x37);
  private static final Color GRID = new Color(0xE2, 0xE5, 0xEA);

  /** Every so many days have their date below. */
  private static final int DATED = 6;

  /**
   * What would use up a limit by just the end of the cycle.
   *
   * @param label whose limit, such as {@code even use of the pool}
   * @param credits a day
   */
  record Pace(String label, double credits) {

    /** The label at the beginning of a line. */
    String title() {
      return Character.toUpperCase(label.charAt(0)) + label.substring(1);
    }
  }

  private Chart() {}

  /**
   * Draws it.
   *
   * @param title what stands above
   * @param days credits by day, each day of the time once, at most 31
   * @param pace the line across the bars; empty for no limit
   * @return a PNG; empty where no picture can be drawn, such as without any font on the machine
   */
  static Optional<byte[]> draw(String title, SortedMap<LocalDate, Long> days, Optional<Pace> pace) {
    return tried(() -> png(title, days, pace));
  }

  /** What was drawn; empty when the machine cannot draw. */
  static Optional<byte[]> tried(Callable<byte[]> drawing) {
    try {
      return Optional.of(drawing.call());
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw e;
    } catch (Exception | Error e) {
      // Where there are no fonts AWT throws what it likes: a RuntimeException "Fontconfig head is
      // null", an Error "No physical fonts found", then NoClassDefFoundError. The numbers stand in
      // the answer.
      LOG.warn("No picture could be drawn: {}", e.toString());
      return Optional.empty();
    }
  }

  private static byte[] png(String title, SortedMap<LocalDate, Long> days, Optional<Pace> pace)
      throws IOException {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    ImageIO.setUseCache(false);
    CategoryChart chart =
        new CategoryChartBuilder().width(WIDTH).height(HEIGHT).title(title).build();
    style(chart.getStyler());
    List<String> labels = days.keySet().stream().map(Amounts::shortDay).toList();
    chart.addSeries("Credits a day", labels, List.copyOf(days.values())).setFillColor(BAR);
    pace.ifPresent(each -> {
      var line =
          chart.addSeries(
              "%s, %s a day".formatted(each.title(), Amounts.rounded(each.credits())),
              labels,
              Collections.nCopies(labels.size(), each.credits()));
      line.setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Line);
      line.setMarker(SeriesMarkers.NONE);
      line.setLineColor(LINE);
      line.setLineStyle(
          new BasicStroke(
              3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 0, new float[] {10, 6}, 0));
    });
    return ChartEncoder.getBytes(chart, "png");
  }

  private static void style(CategoryStyler styler) {
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setChartPadding(16);
    styler.setChartFontColor(INK);
    styler.setChartTitleBoxVisible(false);
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 24));
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(LegendLayout.Horizontal);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 20));
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 20));
    styler.setAxisTickLabelsColor(INK);
    styler.setAxisTicksLineVisible(false);
    styler.setAxisTicksMarksVisible(false);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setAvailableSpaceFill(0.8);
    styler.setXAxisMaxLabelCount(DATED);
    styler.setYAxisMin(0.0);
    styler.setYAxisDecimalPattern("#,##0");
    styler.setOverlapped(true);
  }
}
