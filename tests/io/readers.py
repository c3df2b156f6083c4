#!/usr/bin/python3
"""What each reader finds in a result file at a point: readers.py FILE VARIABLE X Y

A line per reader: name, CRS found (yes or no), unit, x and y of the cell, value; or `skip` where the reader is not installed.
"""
import os, re, shutil, subprocess, sys

path, variable, at_x, at_y = sys.argv[1], sys.argv[2], float(sys.argv[3]), float(sys.argv[4])


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def tell(reader, crs, unit, x, y, value):
    print(reader, "yes" if crs else "no", unit, f"{x:.3f} {y:.3f} {value:.6f}")


def gdal():
    source = f"NETCDF:{path}:{variable}"
    info = run("gdalinfo", source)
    west, north = map(float, re.search(r"Origin = \(([^,]+),([^)]+)\)", info).groups())
    dx, dy = map(float, re.search(r"Pixel Size = \(([^,]+),([^)]+)\)", info).groups())
    column, row = int((at_x - west) / dx), int((at_y - north) / dy)
    value = float(run("gdallocationinfo", "-valonly", "-geoloc", source, str(at_x), str(at_y)).split()[0])
    unit = re.search(r"Unit Type: (.*)", info).group(1)
    tell("gdal", "PROJCRS" in info, unit, west + (column + 0.5) * dx, north + (row + 0.5) * dy, value)


def ncdump():
    def numbers(name):
        values = run("ncdump", "-p", "9,17", "-v", name, path).split("\ndata:")[1].split(f" {name} =")[1].split(";")[0]
        return [float(word.strip().replace("_", "nan")) for word in values.split(",")]

    header = run("ncdump", "-h", path)
    x, y = numbers("x"), numbers("y")
    column = min(range(len(x)), key=lambda n: abs(x[n] - at_x))
    row = min(range(len(y)), key=lambda n: abs(y[n] - at_y))
    unit = re.search(rf'\t{variable}:units = "(.*)"', header).group(1)
    tell("ncdump", "crs:crs_wkt" in header and f'{variable}:grid_mapping = "crs"' in header, unit, x[column], y[row],
         numbers(variable)[row * len(x) + column])


def xarray(engine):
    import pyproj, xarray

    with xarray.open_dataset(path, engine=engine, decode_coords="all") as data:
        cell = data[variable].sel(x=at_x, y=at_y, method="nearest")
        crs = pyproj.CRS(data.crs.attrs["crs_wkt"])
        tell(f"xarray-{engine}", crs.is_projected and "crs" in data[variable].coords, cell.attrs["units"], cell.x.item(), cell.y.item(), cell.item())


def cdo():
    grid = dict(re.findall(r"(\w+) += +(.*)", run("cdo", "-s", "griddes", f"-selname,{variable}", path)))
    unit = re.search(r'units = "(.*)"', run("cdo", "-s", "partab", f"-selname,{variable}", path)).group(1)
    x_first, dx, y_first, dy = (float(grid[name]) for name in ("xfirst", "xinc", "yfirst", "yinc"))
    column, row = round((at_x - x_first) / dx), round((at_y - y_first) / dy)
    box = f"-selindexbox,{column + 1},{column + 2},{row + 1},{row + 2}"      # it refuses a single cell
    value = float(run("cdo", "-s", "outputf,%.9g", box, f"-selname,{variable}", path).split()[0])
    tell("cdo", grid.get("grid_mapping_name") == "lambert_conformal_conic", unit, x_first + column * dx, y_first + row * dy, value)


def missing(*programs):
    return not all(map(shutil.which, programs))


for name, lacks, read in (("gdal", missing("gdalinfo"), gdal), ("ncdump", missing("ncdump"), ncdump), ("cdo", missing("cdo"), cdo)):
    print(name, "skip") if lacks else read()
for engine, module in (("netcdf4", "netCDF4"), ("h5netcdf", "h5netcdf")):
    try:
        __import__(module), __import__("xarray"), __import__("pyproj")
    except ImportError:
        print(f"xarray-{engine}", "skip")
        continue
    xarray(engine)
