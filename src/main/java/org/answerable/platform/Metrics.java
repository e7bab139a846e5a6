package org.answerable.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a monitor reads: gauges of this node's parts, and of the JVM under the names that MicroProfile Metrics 5 gives
 * them, in Prometheus' text format 0.0.4. Numbers only; a label is a constant of the code.
 */
@ApplicationScoped
public class Metrics {
    private final List<Gauge> gauges = new CopyOnWriteArrayList<>();

    private record Gauge(String name, String labels, Supplier<? extends Number> value) {}

    public Metrics() {
        Runtime runtime = Runtime.getRuntime();
        base("cpu_availableProcessors", runtime::availableProcessors);
        base(
                "cpu_systemLoadAverage",
                () -> ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        base("jvm_uptime_seconds", () -> ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
        base("memory_usedHeap_bytes", () -> heap().getUsed());
        base("memory_committedHeap_bytes", () -> heap().getCommitted());
        base("memory_maxHeap_bytes", () -> heap().getMax());
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        base("thread_count", threads::getThreadCount);
        base("thread_daemon_count", threads::getDaemonThreadCount);
        base("thread_max_count", threads::getPeakThreadCount);
        base(
                "classloader_loadedClasses_count",
                () -> ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            String labels = "mp_scope=\"base\",name=\"" + collector.getName() + "\"";
            gauges.add(new Gauge("gc_total", labels, collector::getCollectionCount));
            gauges.add(new Gauge("gc_time_seconds_total", labels, () -> collector.getCollectionTime() / 1000.0));
        }
    }

    private void base(String name, Supplier<? extends Number> value) {
        gauges.add(new Gauge(name, "mp_scope=\"base\"", value));
    }

    private static MemoryUsage heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    }

    /** Adds a gauge of the product; {@code label} is nothing, or a name and a value. */
    public <T> void gauge(String name, T of, Function<T, ? extends Number> value, String... label) {
        String labels =
                "mp_scope=\"application\"" + (label.length == 2 ? "," + label[0] + "=\"" + label[1] + "\"" : "");
        gauges.add(new Gauge(name, labels, () -> value.apply(of)));
    }

    /** All of them, now; one that cannot be read at the moment is left out. */
    public String text() {
        StringBuilder text = new StringBuilder();
        String last = "";
        for (Gauge gauge :
                gauges.stream().sorted((a, b) -> a.name.compareTo(b.name)).toList()) {
            Number value;
            try {
                value = gauge.value.get();
            } catch (RuntimeException e) {
                continue;
            }
            if (!gauge.name.equals(last)) {
                text.append("# TYPE ")
                        .append(gauge.name)
                        .append(gauge.name.endsWith("_total") ? " counter\n" : " gauge\n");
                last = gauge.name;
            }
            text.append(gauge.name)
                    .append('{')
                    .append(gauge.labels)
                    .append("} ")
                    .append(String.format(Locale.ROOT, "%s", value))
                    .append('\n');
        }
        return text.toString();
    }
}
