"Installs ecgelm as `settings.ini` describes it."
from configparser import ConfigParser
from pathlib import Path
from setuptools import find_packages, setup

cfg = ConfigParser(delimiters=['='])
cfg.read(Path(__file__).parent/'settings.ini', encoding='utf-8')
s = cfg['DEFAULT']
extras = {k.removesuffix('_requirements'): v.split() for k,v in s.items() if k.endswith('_requirements')} # pip install "ecgelm[dask]"
extras['dev'] = sorted({o for v in extras.values() for o in v}) # whoever works on it has all of them

setup(
    name=s['lib_name'], version=s['version'], description=s['description'], keywords=s['keywords'],
    long_description=(Path(__file__).parent/'README.md').read_text(encoding='utf-8'),
    long_description_content_type='text/markdown',
    author=s['author'], author_email=s['author_email'], url=s['git_url'],
    license='Apache-2.0', license_files=['LICENSE'],
    classifiers=['Development Status :: 3 - Alpha', 'Intended Audience :: Science/Research',
                 'Programming Language :: Python :: 3'],
    python_requires='>=' + s['min_python'],
    packages=find_packages(include=['ecgelm', 'ecgelm.*']), package_data={'ecgelm': ['ecgbyte.json', 'words/*', 'fonts/*']},
    install_requires=s['requirements'].split(),
    extras_require=extras,
    entry_points={'console_scripts': s['console_scripts'].split(),
                  'nbdev': [f"{s['lib_name']}={s['lib_name']}._modidx:d"]},
)
